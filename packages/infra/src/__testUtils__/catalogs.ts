import fc from 'fast-check';
import { groupName, identifier } from './names';

const schema = fc.record({
  volumes: fc.dictionary(
    identifier,
    fc.record({ type: fc.constantFrom('managed', 'external') }),
    { maxKeys: 2 },
  ),
});
const grant = fc.oneof(
  fc.record({
    group: groupName,
    preset: fc.constantFrom('reader', 'engineer', 'owner'),
  }),
  fc.record({
    group: groupName,
    privileges: fc.uniqueArray(fc.constantFrom('SELECT', 'USE_CATALOG'), {
      minLength: 1,
    }),
  }),
);
const catalog = fc.record({
  schemas: fc.dictionary(identifier, schema, { maxKeys: 3 }),
  grants: fc.uniqueArray(grant, {
    maxLength: 3,
    selector: ({ group }) => group,
  }),
  shared: fc.constantFrom(
    {},
    { isolation: 'open' },
    {
      bindings: [
        { workspaceId: '1234567890123456', access: 'read-only' },
        { workspaceId: '6543210987654321', access: 'read-write' },
      ],
    },
  ),
});

/** Catalogs of an environment, told apart from those of others by its number. */
export const catalogs = (number: number) =>
  fc
    .uniqueArray(fc.tuple(identifier, catalog), {
      maxLength: 2,
      selector: ([name]) => name,
    })
    .map(drawn =>
      Object.fromEntries(
        drawn.map(([name, { shared, ...content }], position) => [
          // A catalog's name is unique in its metastore.
          number === 0 ? name : `other_${name}`,
          { ...content, ...shared, default: position === 0 },
        ]),
      ),
    );
