import { Entity } from '@backstage/catalog-model';
import { isAwsVpc } from './isAwsVpc';
import { isDatabricksAccount } from './isDatabricksAccount';
import { isDatabricksMetastore } from './isDatabricksMetastore';
import { isDatabricksWorkspace } from './isDatabricksWorkspace';

const entity = (
  type: string,
  annotations?: Record<string, string>,
  kind = 'Resource',
): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: { name: 'thing', ...(annotations && { annotations }) },
  spec: { type },
});
const workspace = { 'lakeport.dev/workspace-id': '1234567890123456' };
const vpc = {
  'lakeport.dev/vpc-id': 'vpc-0a1b2c3d4e5f60718',
  'lakeport.dev/aws-account-id': '111122223333',
  'lakeport.dev/region': 'us-west-2',
};

describe('isDatabricksWorkspace and isAwsVpc', () => {
  it.each([
    ['a workspace', entity('databricks-workspace', workspace), true, false],
    ['a workspace without an id', entity('databricks-workspace'), false, false],
    [
      'a workspace with an empty id',
      entity('databricks-workspace', { 'lakeport.dev/workspace-id': '' }),
      false,
      false,
    ],
    [
      'a workspace of another kind',
      entity('databricks-workspace', workspace, 'Component'),
      false,
      false,
    ],
    ['a VPC', entity('aws-vpc', vpc), false, true],
    ['a kind in another case', entity('aws-vpc', vpc, 'resource'), false, true],
    [
      'a VPC of an account that is not told',
      entity('aws-vpc', { 'lakeport.dev/vpc-id': 'vpc-1' }),
      false,
      false,
    ],
    [
      'an environment that knows its workspace',
      entity('databricks-environment', { ...workspace, ...vpc }),
      false,
      false,
    ],
  ])('tell %s', (_, value, isWorkspace, isVpc) => {
    expect(isDatabricksWorkspace(value)).toBe(isWorkspace);
    expect(isAwsVpc(value)).toBe(isVpc);
  });
});

describe('isDatabricksAccount and isDatabricksMetastore', () => {
  const account = { 'lakeport.dev/account-id': '0d26daa6' };
  const metastore = { ...account, 'lakeport.dev/metastore-id': 'm-1' };
  it.each([
    ['an account', entity('databricks-account', account), true, false],
    ['an account without an id', entity('databricks-account'), false, false],
    ['a metastore', entity('databricks-metastore', metastore), false, true],
    [
      'a metastore of which only the account is told',
      entity('databricks-metastore', account),
      false,
      false,
    ],
    [
      'a catalog, which has both annotations',
      entity('databricks-catalog', metastore),
      false,
      false,
    ],
    [
      'an account of another kind',
      entity('databricks-account', account, 'Component'),
      false,
      false,
    ],
  ])('tell %s', (_, value, isAccount, isMetastore) => {
    expect(isDatabricksAccount(value)).toBe(isAccount);
    expect(isDatabricksMetastore(value)).toBe(isMetastore);
  });
});
