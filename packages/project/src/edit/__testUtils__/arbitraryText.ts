import fc from 'fast-check';
import { Document, isMap, isNode, isScalar, isSeq, visit } from 'yaml';

/**
 * A value as a YAML text the way people write one: some mappings in brackets,
 * comments above and beside lines, blank lines, this or that indentation. The
 * comments are numbered, so that each can be told from the others.
 */
export function arbitraryText(value: unknown): fc.Arbitrary<string> {
  return fc
    .record({
      dice: fc.infiniteStream(fc.nat(99)),
      indent: fc.constantFrom(2, 4),
      indentSeq: fc.boolean(),
      newline: fc.constantFrom('\n', '\r\n'),
      ended: fc.boolean(),
      chance: fc.constantFrom(0, 10, 40),
    })
    .map(({ dice, indent, indentSeq, newline, ended, chance }) => {
      const document = new Document(JSON.parse(JSON.stringify(value)), {
        version: '1.2',
        compat: 'yaml-1.1',
        aliasDuplicateObjects: false,
      });
      let comments = 0;
      const hits = (percent: number) => dice.next().value < percent;
      const comment = () => {
        comments += 1;
        return ` comment ${comments}, of [some] {length}: "x"`;
      };
      visit(document, {
        Map(_, node, path) {
          node.flow = path.length > 6 && hits(chance);
        },
        Seq(_, node) {
          node.flow = node.items.every(item => isScalar(item)) || hits(chance);
        },
      });
      visit(document, {
        Pair(_, pair, path) {
          const above = path.filter(node => isMap(node) || isSeq(node));
          if (above.some(node => node.flow) || !isNode(pair.key)) {
            return;
          }
          if (hits(chance)) {
            pair.key.commentBefore = comment();
          }
          if (hits(chance / 2)) {
            pair.key.spaceBefore = true;
          }
          if (isScalar(pair.value) && hits(chance)) {
            pair.value.comment = comment();
          }
          if (
            (isMap(pair.value) || isSeq(pair.value)) &&
            pair.value.flow &&
            hits(chance)
          ) {
            pair.value.comment = comment();
          }
        },
      });
      const text = document.toString({ lineWidth: 0, indent, indentSeq });
      return (ended ? text : text.trimEnd()).replace(/\n/g, newline);
    });
}
