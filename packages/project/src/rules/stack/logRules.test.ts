import { ruleTests } from '../__testUtils__/ruleTests';
import { logRules } from './logRules';

const deliveries = (...of: object[]) => ({
  account: {
    databricks_mws_log_delivery: Object.fromEntries(
      of.map((attributes, index) => [
        `d${index}`,
        { log_type: 'AUDIT_LOGS', ...attributes },
      ]),
    ),
  },
});

describe('logRules', () => {
  it.each(
    ruleTests(logRules, {
      'logs.delivery-limit': {
        breaks: [[deliveries({}, {}, {}), 'AUDIT_LOGS']],
        keeps: [
          deliveries({}, {}),
          deliveries({}, {}, { log_type: 'BILLABLE_USAGE' }),
          deliveries({}, {}, { status: 'DISABLED' }),
          deliveries({}, {}, { workspace_ids_filter: [1] }),
        ],
      },
      'logs.system-tables': {
        breaks: [[deliveries({}), 'AUDIT_LOGS is delivered']],
        keeps: [{}, deliveries({ status: 'DISABLED' })],
      },
    }),
  )('%s', (_, failures) => {
    expect(failures()).toEqual([]);
  });
});
