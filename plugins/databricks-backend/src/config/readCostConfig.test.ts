import { mockServices } from '@backstage/backend-test-utils';
import { ConfigProblems } from './ConfigProblems';
import { readCostConfig } from './readCostConfig';

describe('readCostConfig', () => {
  it.each([
    [{ cost: 'x' }, ['databricks.cost']],
    [{ cost: { days: 0 } }, ['databricks.cost.days']],
    // That is told of by who reads it.
    [[], []],
  ])('says what is wrong with %j and goes on', (databricks, paths) => {
    const problems = new ConfigProblems({ logger: mockServices.logger.mock() });
    const root = mockServices.rootConfig({ data: { databricks } });
    expect(readCostConfig(root, problems)).toEqual({
      warehouses: [],
      days: 30,
      currency: 'USD',
    });
    expect(problems.list().map(({ path }) => path)).toEqual(paths);
  });
});
