import fc from 'fast-check';
import { regions } from '../data/regions';
import { fields } from '../schema/fields';

const hex = (length: number) =>
  fc.stringMatching(new RegExp(`^[0-9a-f]{${length}}$`));

/** Names, ids and texts as a project file takes them. */
export const arbitraryNames = {
  /** Of a project or an environment; buckets are called after both. */
  short: fc
    .stringMatching(/^[a-z0-9][a-z0-9-]{0,17}[a-z0-9]$/)
    .filter(name => !/^(xn--|sthree-|amzn-s3-demo-)|-plan$|-\d+$/.test(name)),
  /** Of something in the workspace. */
  object: fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9_-]{0,10}[A-Za-z0-9]$/),
  /** Of something that gets a role or a secret. */
  kebab: fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,8}[a-z0-9]$/),
  accountId: fc.stringMatching(/^\d{12}$/),
  unity: fc.stringMatching(/^[a-z][a-z0-9_]{0,20}$/),
  group: fc.stringMatching(/^[A-Za-z0-9äß][A-Za-z0-9 ._'":#-]{0,20}[a-z]$/),
  email: fc.stringMatching(/^[a-z0-9+.]{1,10}@[a-z0-9]{1,10}\.[a-z]{2,5}$/),
  line: fc
    .string({ minLength: 1, maxLength: 60, unit: 'grapheme' })
    // A title is the narrower of the two: no separators or marks of direction.
    .filter(words => fields.title.safeParse(words).success),
  bucket: fc.stringMatching(/^[b-r][a-z0-9-]{1,40}[a-z0]$/).filter(
    // AWS keeps names with some endings for itself.
    name => !name.endsWith('alias') && !name.endsWith('-s3'),
  ),
  resourceId: (prefix: string) => hex(17).map(id => `${prefix}-${id}`),
  /** Ids of regional things: no two regions, and no two kinds, share one. */
  regionalId: (region: string, kind = 0) => {
    const end = Object.keys(regions).indexOf(region) * 8 + kind;
    return fc
      .uuid()
      .map(id => `${id.slice(0, -3)}${end.toString(16).padStart(3, '0')}`);
  },
  range: fc
    .tuple(fc.integer({ min: 0, max: 255 }), fc.integer({ min: 0, max: 255 }))
    .map(([a, b]) => `203.${a}.${b}.0/24`),
  instanceType: fc.constantFrom('m5d.large', 'i3.xlarge', 'r6id.2xlarge'),
  sparkVersion: fc.constantFrom(
    'auto:latest-lts',
    'auto:latest-lts-ml',
    '16.4.x-scala2.12',
    '16.4.x-cpu-ml-scala2.12',
  ),
  timeZone: fc.constantFrom('UTC', 'Europe/Berlin', 'America/Los_Angeles'),
};
