import { ruleTests } from '../__testUtils__/ruleTests';
import { lifecycleRules } from './lifecycleRules';

const bucket = (attributes: Record<string, unknown>) => ({
  base: { aws_s3_bucket: { lake: attributes } },
});
const metastore = (region: string) => ({
  account: { databricks_metastore: { m: { region, force_destroy: true } } },
});
const kept = { environment: { deletionProtection: true } };
const lifecycle = { prevent_destroy: true };

describe('lifecycleRules', () => {
  it.each(
    ruleTests(lifecycleRules, {
      'lifecycle.unprotected': {
        breaks: [
          [{ ...bucket({}), ...kept }, 'prevent_destroy is not'],
          [
            { ...bucket({ lifecycle: { prevent_destroy: false } }), ...kept },
            'prevent_destroy is not',
          ],
          // The metastore of the region that a protected environment is in.
          [{ ...metastore('us-west-2'), ...kept }, 'prevent_destroy is not'],
        ],
        keeps: [
          bucket({}),
          { ...bucket({ lifecycle: [lifecycle] }), ...kept },
          { ...metastore('eu-west-1'), ...kept },
          { base: { aws_s3_bucket_policy: { p: {} } }, ...kept },
        ],
      },
      'lifecycle.force-destroy': {
        breaks: [
          [{ ...bucket({ force_destroy: true, lifecycle }), ...kept }, 'so is'],
          [{ ...metastore('us-west-2'), ...kept }, 'so is force_destroy'],
        ],
        keeps: [
          bucket({ force_destroy: true }),
          { ...bucket({ force_destroy: false, lifecycle }), ...kept },
          { ...metastore('eu-west-1'), ...kept },
        ],
      },
    }),
  )('%s', (_, failures) => {
    expect(failures()).toEqual([]);
  });
});
