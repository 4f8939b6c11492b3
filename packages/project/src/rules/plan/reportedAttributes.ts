import type { JsonRecord } from '../reading/json';
import { attributeChanges } from './attributeChanges';
import type { PlanAttribute } from './attributeChanges';

/** Of one change; what is longer helps nobody. */
const MOST_ATTRIBUTES = 60;
/** Of one value or path, the mark of the cut included. */
const MOST_CHARACTERS = 400;

/**
 * The attributes of a change that a report shows.
 *
 * @public
 */
export interface ReportedAttributes {
  readonly attributes: readonly PlanAttribute[];
  /** How many more there are. */
  readonly leftOut: number;
}

function cut(text: string): string {
  if (text.length <= MOST_CHARACTERS) return text;
  // Half a character would be none.
  const kept = text
    .slice(0, MOST_CHARACTERS - 1)
    .replace(/[\uD800-\uDBFF]$/, '');
  return `${kept}…`;
}

function shortened(attribute: PlanAttribute): PlanAttribute {
  const { after, before, path } = attribute;
  return {
    ...attribute,
    path: cut(path),
    ...(before !== undefined && { before: cut(before) }),
    ...(after !== undefined && { after: cut(after) }),
  };
}

/**
 * What a change of Terraform's plan format changes, attribute by attribute, for
 * a report that others read than those who may read the plan: nothing that is
 * secret, at most 60 attributes, what a replacement is made for first, and 400
 * characters of a value. Of a resource that is destroyed there is nothing to
 * show.
 *
 * @param change - `change` of an entry of `resource_changes`
 * @public
 */
export function reportedAttributes(change: JsonRecord): ReportedAttributes {
  const isGone = change.after === null || change.after === undefined;
  const all = isGone ? [] : attributeChanges(change);
  const shown =
    all.length <= MOST_ATTRIBUTES
      ? all
      : [
          ...all.filter(({ forcesReplacement }) => forcesReplacement),
          ...all.filter(({ forcesReplacement }) => !forcesReplacement),
        ].slice(0, MOST_ATTRIBUTES);
  return {
    attributes: shown.map(shortened),
    leftOut: all.length - shown.length,
  };
}
