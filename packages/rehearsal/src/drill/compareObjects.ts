import type {
  DrilledFailBack,
  DrilledReplacement,
  DrilledResource,
} from './RegionOutageReport';
import type { AccountObject } from '../account/AccountObject';
import { text } from '../account/text';
import type { StateInstance } from '../run/stateInstances';
import { isValueObject } from '../wire/Value';
import type { Value } from '../wire/Value';

/** An account with the states that say which stack holds what of it. */
export interface DrilledAccount {
  objects: readonly AccountObject[];
  instances: ReadonlyMap<string, readonly StateInstance[]>;
}

/** Shorter texts stand for something by accident. */
const SHORTEST_NAME = 6;

const keyOf = ({ id, scope, type }: AccountObject) =>
  [type, scope, id].join('\n');
const labelOf = ({ address, stack }: DrilledResource) => `${stack}: ${address}`;

/** Who holds an object; more than one where ids are the same in two places. */
function holders(
  { id, type, attributes }: AccountObject,
  instances: DrilledAccount['instances'],
): DrilledResource[] {
  const region = type.startsWith('aws_') ? text(attributes.region) : undefined;
  return [...instances].flatMap(([stack, held]) =>
    held
      .filter(
        one => one.type === type && one.id === id && one.region === region,
      )
      .map(({ address }) => ({ stack, address })),
  );
}

/** Texts that stood for something old, and what stands for it now. */
function renamed(before: AccountObject, after: AccountObject) {
  return Object.entries({ ...before.attributes, id: before.id }).flatMap(
    ([name, value]): Array<[string, string]> => {
      const now = name === 'id' ? after.id : after.attributes[name];
      return typeof value === 'string' &&
        typeof now === 'string' &&
        value.length >= SHORTEST_NAME &&
        value !== now
        ? [[value, now]]
        : [];
    },
  );
}

/**
 * A value without what stands for nothing: providers of the older plugin SDK do
 * not tell null, false, 0 and what is empty apart.
 */
function substance(value: Value): Value {
  if (Array.isArray(value)) {
    return value.length > 0 ? value.map(substance) : null;
  }
  if (isValueObject(value)) {
    const said = Object.entries(value)
      .map(([name, inner]): [string, Value] => [name, substance(inner)])
      .filter(([, inner]) => inner !== null);
    return said.length > 0 ? Object.fromEntries(said) : null;
  }
  return value || null;
}

function changedAttributes(
  before: AccountObject,
  after: AccountObject,
  names: ReadonlyArray<[string, string]>,
): string[] {
  const all = new Set([before, after].flatMap(o => Object.keys(o.attributes)));
  return [...all]
    .filter(name => {
      const [was, is] = [before, after].map(({ attributes }) =>
        JSON.stringify(substance(attributes[name] ?? null)),
      );
      return (
        was !== is &&
        names.reduce((now, [old, next]) => now.replaceAll(old, next), was) !==
          is
      );
    })
    .sort();
}

/**
 * What differs in an account from what it was. What a plan made anew may have
 * another id, and what refers to it says the new one; it is listed. No value is
 * told.
 *
 * @param replaced - what plans deleted or created on the way
 */
export function compareObjects(
  before: DrilledAccount,
  after: DrilledAccount,
  replaced: readonly DrilledResource[],
): DrilledFailBack {
  const anew = new Set(replaced.map(labelOf));
  const now = new Map(after.objects.map(object => [keyOf(object), object]));
  const was = new Map(before.objects.map(object => [keyOf(object), object]));
  const added = after.objects.filter(object => !was.has(keyOf(object)));
  const differences: string[] = [];
  const madeAnew: DrilledReplacement[] = [];
  const names: Array<[string, string]> = [];
  const same: Array<[AccountObject, AccountObject, string]> = [];
  for (const object of before.objects) {
    const held = holders(object, before.instances);
    const label = held.map(labelOf).join(', ') || object.type;
    const twin = now.get(keyOf(object));
    const replacement = held.find(one => anew.has(labelOf(one)));
    if (twin) {
      if (replacement && held.length === 1) {
        madeAnew.push({ ...replacement, before: object.id, after: twin.id });
        names.push(...renamed(object, twin));
      } else {
        same.push([object, twin, label]);
      }
      continue;
    }
    const index = added.findIndex(
      other =>
        other.type === object.type &&
        holders(other, after.instances).some(one =>
          held.some(mine => labelOf(mine) === labelOf(one)),
        ),
    );
    if (index < 0) {
      differences.push(`${label}: ${object.type} ${object.id} is gone`);
      continue;
    }
    const [successor] = added.splice(index, 1);
    names.push(...renamed(object, successor));
    if (replacement) {
      madeAnew.push({
        ...replacement,
        before: object.id,
        after: successor.id,
      });
    } else {
      differences.push(
        `${label}: ${object.id} became ${successor.id}, and no plan said so`,
      );
    }
  }
  // A name that is the beginning of another one must not be taken for it.
  names.sort(([left], [right]) => right.length - left.length);
  for (const [object, twin, label] of same) {
    const changed = changedAttributes(object, twin, names);
    if (changed.length > 0) {
      differences.push(`${label}: ${changed.join(', ')} differ`);
    }
  }
  for (const object of added) {
    const held = holders(object, after.instances).map(labelOf).join(', ');
    differences.push(
      `${held || object.type}: ${object.type} ${
        object.id
      } was not there before`,
    );
  }
  return { differences, madeAnew };
}
