import { mockServices } from '@backstage/backend-test-utils';
import { readAllowedRemovals } from './readAllowedRemovals';

describe('readAllowedRemovals', () => {
  it('takes removals that are let through as a list or alone', () => {
    const allowed = (allowRemovals?: string | number | string[]) =>
      readAllowedRemovals(
        mockServices.rootConfig({
          data: { catalog: { providers: { databricks: { allowRemovals } } } },
        }),
      );
    expect(allowed(['a', 'b'])).toEqual(['a', 'b']);
    expect(allowed('a')).toEqual(['a']);
    expect(allowed(123456789012)).toEqual(['123456789012']);
    expect(allowed()).toEqual([]);
  });
});
