import type { Block } from '../reading/Block';
import type { StackReader } from '../reading/StackReader';
import type { RuleContext } from '../StackRule';

/**
 * The resources of a type, in any stack, of which an attribute says this
 * bucket: by reference, by way of another stack's output, or by name.
 */
export function attachedTo(
  bucket: Block,
  type: string,
  { reader }: RuleContext,
): Array<{ block: Block; stack: StackReader }> {
  const { bucket: name } = bucket.attributes;
  return reader.stacks.flatMap(stack =>
    stack.resources(type).flatMap(block => {
      const { bucket: value } = block.attributes;
      const same = typeof value === 'string' && value === name;
      return same || reader.leadsTo(value, stack).includes(bucket)
        ? [{ block, stack }]
        : [];
    }),
  );
}
