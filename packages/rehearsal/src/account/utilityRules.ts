import type { Request, TypeRules } from './TypeRules';
import { text } from './text';
import type { ValueObject } from '../wire/Value';

function rfc3339({ identity }: Request): string {
  return new Date(identity.time()).toISOString().replace('.000', '');
}

function characters(request: Request): string {
  const { attributes, identity } = request;
  const length = Number(attributes.length ?? 16);
  const source = [0, 1, 2, 3]
    .map(part => identity.letters(32, `characters${part}`))
    .join('');
  const made = source.slice(0, length);
  return attributes.upper === false ? made.toLowerCase() : made;
}

const SPANS = ['rotation_days', 'rotation_hours', 'rotation_minutes'];
const MINUTES = [24 * 60, 60, 1];

/** When a rotation that began at a time is over; as given when no span is. */
function rotationAfter(attributes: ValueObject, since: string): string {
  const number = (name: string) => Number(attributes[name] ?? 0);
  const next = new Date(since);
  next.setUTCFullYear(next.getUTCFullYear() + number('rotation_years'));
  next.setUTCMonth(next.getUTCMonth() + number('rotation_months'));
  const minutes = SPANS.reduce(
    (sum, name, index) => sum + number(name) * MINUTES[index],
    0,
  );
  next.setTime(next.getTime() + minutes * 60_000);
  return next.getTime() === new Date(since).getTime()
    ? text(attributes.rotation_rfc3339) ?? since
    : next.toISOString().replace('.000', '');
}

/**
 * The time, random and null providers, which live in Terraform's state only.
 * Waits are over at once, and nothing is random: a rehearsal is repeatable.
 */
export const utilityRules: Record<string, TypeRules> = {
  time_sleep: { scope: 'world', id: rfc3339, replace: ['triggers'] },
  time_static: {
    scope: 'world',
    id: rfc3339,
    computed: (_request, id) => {
      const at = new Date(id);
      return {
        rfc3339: id,
        unix: at.getTime() / 1000,
        year: at.getUTCFullYear(),
        month: at.getUTCMonth() + 1,
        day: at.getUTCDate(),
        hour: at.getUTCHours(),
        minute: at.getUTCMinutes(),
        second: at.getUTCSeconds(),
      };
    },
    replace: ['triggers'],
  },
  time_offset: {
    scope: 'world',
    id: rfc3339,
    computed: (_request, id) => ({ rfc3339: id, base_rfc3339: id }),
    replace: ['triggers'],
  },
  time_rotating: {
    scope: 'world',
    id: rfc3339,
    computed: ({ attributes }, id) => {
      const at = new Date(id);
      return {
        rfc3339: id,
        rotation_rfc3339: rotationAfter(attributes, id),
        unix: at.getTime() / 1000,
        year: at.getUTCFullYear(),
        month: at.getUTCMonth() + 1,
        day: at.getUTCDate(),
        hour: at.getUTCHours(),
        minute: at.getUTCMinutes(),
        second: at.getUTCSeconds(),
      };
    },
    stored: attributes => ({
      ...attributes,
      rotation_rfc3339: rotationAfter(attributes, String(attributes.id)),
    }),
    replace: ['triggers', 'rfc3339'],
  },
  random_string: {
    scope: 'world',
    id: characters,
    computed: request => ({ result: characters(request) }),
    immutable: true,
  },
  random_password: {
    scope: 'world',
    id: ({ identity }) => identity.hex(16),
    computed: request => ({ result: characters(request) }),
    immutable: true,
  },
  random_id: {
    scope: 'world',
    id: ({ identity }) => identity.hex(11),
    computed: ({ identity, attributes }) => {
      const bytes = Number(attributes.byte_length ?? 8);
      const hex = identity.hex(2 * bytes, 'bytes');
      const prefix = text(attributes.prefix) ?? '';
      const raw = Buffer.from(hex, 'hex');
      return {
        hex: `${prefix}${hex}`,
        b64_std: `${prefix}${raw.toString('base64')}`,
        b64_url: `${prefix}${raw.toString('base64url')}`,
        dec: `${prefix}${BigInt(`0x${hex}`)}`,
      };
    },
    immutable: true,
  },
  random_uuid: {
    scope: 'world',
    id: ({ identity }) => identity.uuid(),
    computed: ({ identity }) => ({ result: identity.uuid() }),
    immutable: true,
  },
  random_pet: {
    scope: 'world',
    id: ({ identity }) => `calm-${identity.hex(6)}`,
    immutable: true,
  },
  random_integer: {
    scope: 'world',
    id: ({ attributes }) => String(attributes.min ?? 0),
    computed: ({ attributes }) => ({ result: Number(attributes.min ?? 0) }),
    immutable: true,
  },
  null_resource: {
    scope: 'world',
    id: ({ identity }) => String(identity.digits(15)),
    immutable: true,
  },
};
