import * as legacy from './index';
import alpha from './alpha';

describe('the plugin', () => {
  it('has the same id in both frontend systems', () => {
    expect(legacy.databricksPlugin.getId()).toBe('databricks');
    expect(alpha.id).toBe('databricks');
  });

  it('has a default implementation of its API', () => {
    const [factory] = legacy.databricksPlugin.getApis();
    expect(factory.api.id).toBe(legacy.databricksApiRef.id);
  });
});
