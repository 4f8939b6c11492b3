import { mockServices } from '@backstage/backend-test-utils';
import { readUnityCatalogConfig } from './readUnityCatalogConfig';

const read = (unityCatalog?: object | string) =>
  readUnityCatalogConfig(
    mockServices.rootConfig({
      data: { databricks: unityCatalog ? { unityCatalog } : {} },
    }),
  );

describe('readUnityCatalogConfig', () => {
  it('reads with the portal’s rights when nothing is said', () => {
    expect(read()).toEqual({
      readAs: 'portal',
      ruleFacts: ['owner', 'tags'],
      problems: [],
    });
  });

  it('takes what is said', () => {
    expect(read({ readAs: 'user', ruleFacts: ['owner'] })).toEqual({
      readAs: 'user',
      ruleFacts: ['owner'],
      problems: [],
    });
    expect(read({ ruleFacts: [] }).ruleFacts).toEqual([]);
  });

  it('says what is wrong, all at once, and does not fall back to more rights', () => {
    expect(read({ readAs: 'usr', ruleFacts: ['owners'] })).toEqual({
      readAs: 'user',
      ruleFacts: ['owner', 'tags'],
      problems: [
        {
          path: 'databricks.unityCatalog.readAs',
          message: 'must be portal or user, not "usr"',
        },
        {
          path: 'databricks.unityCatalog.ruleFacts',
          message: 'must be a list of owner and tags, not ["owners"]',
        },
      ],
    });
    expect(read('user').problems).toEqual([
      {
        path: 'databricks.unityCatalog',
        message: 'must be a section such as { readAs: portal }, not "user"',
      },
    ]);
  });
});
