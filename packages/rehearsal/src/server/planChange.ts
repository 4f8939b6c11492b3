import type { Caller } from '../account/Caller';
import { rulesFor } from '../account/rulesFor';
import type { ResourceType } from '../account/Services';
import type { TypeRules } from '../account/TypeRules';
import type { AttributeSchema } from '../schema/ProviderSchema';
import { completeValue } from '../values/completeValue';
import { planCreate } from '../values/planCreate';
import { sameValue } from '../values/sameValue';
import { withDefaults } from '../values/withDefaults';
import { Unknown, isValueObject } from '../wire/Value';
import type { Value, ValueObject } from '../wire/Value';

/** What a provider plans: the state to come, and what forces replacement. */
export interface PlannedChange {
  planned: ValueObject;
  replace: string[];
}

function plannedTags(caller: Caller, tags: Value): Value {
  if (tags instanceof Unknown) {
    return tags;
  }
  return { ...caller.defaultTags, ...(isValueObject(tags) ? tags : {}) };
}

/** What is known while planning although it is computed. */
function withKnown(
  of: ResourceType,
  caller: Caller,
  planned: ValueObject,
  config: ValueObject,
): ValueObject {
  const known: Record<string, Value> = {};
  const has = (name: string) => of.schema.attributes[name]?.computed === true;
  if (
    caller.provider === 'aws' &&
    has('tags_all') &&
    config.tags_all === null
  ) {
    known.tags_all = plannedTags(caller, planned.tags);
  }
  if (
    caller.provider === 'aws' &&
    has('region') &&
    config.region === null &&
    planned.region instanceof Unknown &&
    caller.region
  ) {
    known.region = caller.region;
  }
  return { ...planned, ...known };
}

function isConfigurable(attribute: AttributeSchema | undefined): boolean {
  return (
    !attribute || attribute.optional === true || attribute.required === true
  );
}

function replacements(
  of: ResourceType,
  caller: Caller,
  prior: ValueObject,
  planned: ValueObject,
): string[] {
  const rules = rulesFor(caller.provider, of.type);
  const { attributes, blocks } = of.schema;
  const names = rules.immutable
    ? [...Object.keys(attributes), ...Object.keys(blocks)].filter(
        name => !['tags', 'tags_all', 'timeouts'].includes(name),
      )
    : rules.replace ?? [];
  return names.filter(name => {
    const nesting = blocks[name]?.nesting;
    return (
      (name in attributes || name in blocks) &&
      isConfigurable(attributes[name]) &&
      !sameValue(
        nesting === 'set' ? ['set', 'dynamic'] : attributes[name]?.type,
        prior[name] ?? null,
        planned[name] ?? null,
      )
    );
  });
}

function isEmpty(value: Value | undefined): boolean {
  return (
    value === undefined ||
    value === null ||
    value === '' ||
    (Array.isArray(value) && value.length === 0)
  );
}

/** The older plugin SDK does not tell these from what is not there. */
function isZero(value: Value | undefined): boolean {
  return (
    value === false ||
    value === 0 ||
    isEmpty(value) ||
    (isValueObject(value) && Object.keys(value).length === 0)
  );
}

/** What the provider takes for what is there already. */
function withoutMereForm(
  { keeps = [], same = {} }: TypeRules,
  prior: ValueObject,
  planned: ValueObject,
): ValueObject {
  const kept: ValueObject = {};
  for (const [name, before] of Object.entries(prior)) {
    const after = planned[name] ?? null;
    if (after !== before && isZero(before) && isZero(after)) {
      kept[name] = before;
    }
  }
  for (const name of keeps) {
    if (isEmpty(planned[name]) && !isEmpty(prior[name])) {
      kept[name] = prior[name];
    }
  }
  for (const [name, isSame] of Object.entries(same)) {
    const [before, after] = [prior[name] ?? null, planned[name] ?? null];
    if (!(after instanceof Unknown) && isSame(before, after)) {
      kept[name] = before;
    }
  }
  return { ...planned, ...kept };
}

/**
 * Plans one resource: what is new gets its computed attributes unknown, what
 * changes keeps them, and what may not change in place is replaced.
 *
 * @param prior - undefined when there is nothing yet
 */
export function planChange(
  of: ResourceType,
  caller: Caller,
  prior: ValueObject | undefined,
  proposed: ValueObject,
  config: ValueObject,
): PlannedChange {
  const rules = rulesFor(caller.provider, of.type);
  const wanted = withDefaults(of.schema, proposed, rules.defaults ?? {});
  if (!prior) {
    const created = completeValue(of.schema, planCreate(of.schema, wanted));
    const known = withKnown(of, caller, created, config);
    rules.checkPlan?.(undefined, known);
    return { planned: known, replace: [] };
  }
  const planned = withKnown(
    of,
    caller,
    withoutMereForm(rules, prior, completeValue(of.schema, wanted)),
    config,
  );
  rules.checkPlan?.(prior, planned);
  return { planned, replace: replacements(of, caller, prior, planned) };
}
