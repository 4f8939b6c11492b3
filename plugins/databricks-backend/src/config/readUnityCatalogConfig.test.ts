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
      ruleFacts: ['owner', 'tags', 'objectTags'],
      keepDecisionsSeconds: 5,
      warmUp: true,
      problems: [],
    });
  });

  it('has them also where `databricks` is no section of keys', () => {
    const root = mockServices.rootConfig({ data: { databricks: [] } });
    expect(readUnityCatalogConfig(root)).toEqual(read());
  });

  it('takes what is said', () => {
    expect(
      read({
        readAs: 'user',
        ruleFacts: ['owner'],
        keepDecisionsSeconds: 0,
        warmUp: false,
      }),
    ).toEqual({
      readAs: 'user',
      ruleFacts: ['owner'],
      keepDecisionsSeconds: 0,
      warmUp: false,
      problems: [],
    });
    expect(read({ ruleFacts: [] }).ruleFacts).toEqual([]);
    expect(read({ ruleFacts: ['objectTags'] }).ruleFacts).toEqual([
      'objectTags',
    ]);
  });

  it('says what is wrong, all at once, and does not fall back to more rights', () => {
    expect(
      read({
        readAs: 'usr',
        ruleFacts: ['owners'],
        keepDecisionsSeconds: 61,
        warmUp: 'no',
      }),
    ).toEqual({
      readAs: 'user',
      ruleFacts: ['owner', 'tags', 'objectTags'],
      keepDecisionsSeconds: 0,
      warmUp: false,
      problems: [
        {
          path: 'databricks.unityCatalog.readAs',
          message: 'must be portal or user, not "usr"',
        },
        {
          path: 'databricks.unityCatalog.ruleFacts',
          message:
            'must be a list of owner, tags and objectTags, not ["owners"]',
        },
        {
          path: 'databricks.unityCatalog.keepDecisionsSeconds',
          message: 'must be a whole number from 0 to 60, not 61',
        },
        {
          path: 'databricks.unityCatalog.warmUp',
          message: 'must be true or false, not "no"',
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
