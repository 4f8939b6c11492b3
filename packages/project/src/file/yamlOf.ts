import { Document, isScalar, visit } from 'yaml';

/**
 * A plain value as YAML that ends with a newline: one key a line, lists of
 * texts on one line. Texts are quoted that other readers of YAML could take for
 * something else.
 */
export function yamlOf(value: unknown): string {
  const document = new Document(value, {
    version: '1.2',
    // Quotes yes, on and the like, which readers of YAML 1.1 take for booleans.
    compat: 'yaml-1.1',
    aliasDuplicateObjects: false,
    keepUndefined: false,
  });
  visit(document, {
    Seq(_, list) {
      list.flow = list.items.every(item => isScalar(item));
    },
  });
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}
