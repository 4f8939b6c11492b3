import { inlineCode } from './inlineCode';
import type { PlanChange } from './PlanReport';

type Attribute = NonNullable<PlanChange['attributes']>[number];

/** Of one resource on a page; the rest is in the artifacts. */
const MOST_ATTRIBUTES = 12;
/** Of a value on a page. */
const MOST_CHARACTERS = 120;

function value(text: string): string {
  return inlineCode(
    text.length <= MOST_CHARACTERS
      ? text
      : `${text.slice(0, MOST_CHARACTERS - 1)}…`,
  );
}

function difference(attribute: Attribute): string {
  const { before, after, sensitive, unknown } = attribute;
  if (sensitive) return 'secret, not shown';
  const from = before === undefined ? '' : `${value(before)} → `;
  if (unknown) return `${from}known after apply`;
  return after === undefined ? `${from}nothing` : `${from}${value(after)}`;
}

/**
 * What a change does to attributes, as lines of a list below its resource. What
 * a replacement is made for comes first.
 */
export function attributeLines({
  attributes = [],
  attributesLeftOut = 0,
}: PlanChange): string[] {
  const shown = [
    ...attributes.filter(({ forcesReplacement }) => forcesReplacement),
    ...attributes.filter(({ forcesReplacement }) => !forcesReplacement),
  ].slice(0, MOST_ATTRIBUTES);
  const more = attributes.length - shown.length + attributesLeftOut;
  return [
    ...shown.map(
      attribute =>
        `  - ${inlineCode(attribute.path)}: ${difference(attribute)}${
          attribute.forcesReplacement ? ' **forces replacement**' : ''
        }`,
    ),
    ...(more > 0 ? [`  - … and ${more} more`] : []),
  ];
}
