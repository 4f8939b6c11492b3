import type { RuleEnvironment } from '../RuleProject';
import { ruleTests } from '../__testUtils__/ruleTests';
import { computeRules } from './computeRules';

const cluster = (attributes: Record<string, unknown>) => ({
  data: { databricks_cluster: { c: attributes } },
});
const compute = (declared: Partial<RuleEnvironment['compute']>) => ({
  environment: { compute: { pools: {}, clusters: {}, ...declared } },
});
const elsewhere = {
  network: { mode: 'existing' as const, egress: 'nat', endpoints: [] },
};

describe('computeRules', () => {
  it.each(
    ruleTests(computeRules, {
      'compute.never-stops': {
        breaks: [
          [cluster({ autotermination_minutes: 0 }), 'autotermination_minutes'],
          [
            { data: { databricks_sql_endpoint: { w: { auto_stop_mins: 0 } } } },
            'auto_stop_mins',
          ],
        ],
        keeps: [
          cluster({ autotermination_minutes: 30 }),
          { data: { databricks_sql_endpoint: { w: { auto_stop_mins: 10 } } } },
        ],
      },
      'compute.legacy-single-node': {
        breaks: [
          [
            cluster({
              spark_conf: { 'spark.databricks.cluster.profile': 'singleNode' },
            }),
            'spark_conf',
          ],
        ],
        keeps: [cluster({ is_single_node: true, kind: 'CLASSIC_PREVIEW' })],
      },
      'compute.init-script-on-dbfs': {
        breaks: [
          [
            cluster({
              init_scripts: [{ dbfs: { destination: 'dbfs:/x.sh' } }],
            }),
            'DBFS',
          ],
        ],
        keeps: [
          cluster({
            init_scripts: [{ volumes: { destination: '/Volumes/x' } }],
          }),
        ],
      },
      // 10.0.0.0/22 in two zones gives a subnet of 125 nodes.
      'compute.pool-exceeds-network': {
        breaks: [
          [
            compute({ pools: { warm: { minIdle: 0, maxCapacity: 126 } } }),
            'pool warm may have 126 nodes, and the largest subnet has addresses for 125',
          ],
          [
            compute({
              clusters: {
                big: { size: { mode: 'autoscale', min: 1, max: 125 } },
              },
            }),
            'cluster big may have 126',
          ],
          [
            compute({
              clusters: { big: { size: { mode: 'fixed', workers: 200 } } },
            }),
            'cluster big may have 201',
          ],
        ],
        keeps: [
          compute({
            pools: {
              warm: { minIdle: 0, maxCapacity: 125 },
              free: { minIdle: 0 },
            },
            clusters: {
              one: { size: { mode: 'single-node' } },
              many: { size: { mode: 'fixed', workers: 124 } },
            },
          }),
          {
            environment: {
              ...elsewhere,
              ...compute({ pools: { warm: { minIdle: 0, maxCapacity: 999 } } })
                .environment,
            },
          },
        ],
      },
    }),
  )('%s', (_, failures) => {
    expect(failures()).toEqual([]);
  });
});
