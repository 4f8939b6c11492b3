import { unityObjectPath } from '@lakeport/backstage-plugin-databricks-common';
import fc from 'fast-check';
import { DETAIL_TABS, type ExplorerLocation } from './ExplorerLocation';
import { parseLocation } from './parseLocation';
import { writeLocation } from './writeLocation';

const name = fc.string({ minLength: 1, maxLength: 255, unit: 'grapheme' });
const object = fc.oneof(
  fc.record({
    metastoreId: name,
    kind: fc.constant('catalog' as const),
    catalog: name,
  }),
  fc.record({
    metastoreId: name,
    kind: fc.constant('schema' as const),
    catalog: name,
    schema: name,
  }),
  fc.record({
    metastoreId: name,
    kind: fc.constantFrom(
      'table' as const,
      'volume' as const,
      'function' as const,
      'model' as const,
    ),
    catalog: name,
    schema: name,
    name,
  }),
);

describe('the address of the explorer', () => {
  it('is read as it was written, whatever the names are', () => {
    fc.assert(
      fc.property(
        object,
        fc.constantFrom(...DETAIL_TABS),
        fc.constantFrom('explorer' as const, 'bindings' as const),
        fc.option(name, { nil: undefined }),
        (shown, tab, view, column) => {
          const location: ExplorerLocation = {
            view,
            tab,
            object: shown,
            metastoreId: shown.metastoreId,
            ...(column !== undefined && { column }),
          };
          const written = writeLocation(location, new URLSearchParams());
          expect(
            parseLocation(new URLSearchParams(written.toString())),
          ).toEqual(location);
        },
      ),
    );
  });

  it('is the one that search results lead to', () => {
    fc.assert(
      fc.property(object, shown => {
        const url = new URL(unityObjectPath(shown), 'https://portal');
        expect(parseLocation(url.searchParams)).toEqual({
          view: 'explorer',
          tab: 'overview',
          metastoreId: shown.metastoreId,
          object: shown,
        });
      }),
    );
  });

  it.each([
    'kind=table&catalog=a&schema=b&name=c',
    'metastore=m&kind=toString&catalog=a',
    'metastore=m&kind=schema&catalog=a',
    'metastore=m&kind=table&catalog=a&schema=b',
    'metastore=m&kind=catalog&catalog=',
  ])('names no object with %s', query => {
    expect(parseLocation(new URLSearchParams(query)).object).toBeUndefined();
  });

  it('leaves out what means nothing, and keeps what others wrote', () => {
    const before = new URLSearchParams(
      'tab=none&view=none&workspace=1;2&state=failed',
    );
    expect(parseLocation(before)).toEqual({
      view: 'explorer',
      tab: 'overview',
    });
    expect(writeLocation(parseLocation(before), before).toString()).toBe(
      'state=failed',
    );
  });
});
