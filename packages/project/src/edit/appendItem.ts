import { isMap, isScalar } from 'yaml';
import type { YAMLSeq } from 'yaml';
import { inSchemaOrder } from '../file/inSchemaOrder';
import { yamlOf } from '../file/yamlOf';
import type { SchemaNode } from '../schema/SchemaNode';
import { flowYaml } from './flowYaml';
import { indented } from './indented';
import { insertLines } from './insertEntry';
import type { YamlText } from './YamlText';

/** The text with a new last item in a list, written as those before it are. */
export function appendItem(
  yaml: YamlText,
  list: YAMLSeq<unknown>,
  item: unknown,
  schema: SchemaNode,
): string {
  const value = inSchemaOrder(item, schema.child(0));
  const last = list.items.at(-1);
  if (last === undefined) {
    const at = yaml.start(list) + 1;
    return yaml.spliced(at, at, flowYaml(value));
  }
  if (list.flow) {
    const json = yaml.text[yaml.start(list.items[0])] === '"' || isJson(last);
    const at = yaml.itemEnd(last);
    return yaml.spliced(at, at, `, ${flowYaml(value, json)}`);
  }
  const indent = yaml.indent(list);
  const oneLine = isScalar(last) || (isMap(last) && last.flow === true);
  const lines = oneLine ? `${flowYaml(value)}\n` : yamlOf(value);
  const written = indented(
    `- ${lines.replace(/\n(?=[^\n])/g, '\n  ')}`,
    indent,
    yaml.newline,
  );
  return insertLines(yaml, yaml.behind(last, indent), written);
}

/** Whether a mapping in brackets has its keys in double quotes. */
function isJson(item: unknown): boolean {
  const key = isMap(item) ? item.items[0]?.key : undefined;
  return isScalar(key) && key.type === 'QUOTE_DOUBLE';
}
