import { awsRegions } from './awsRegions';
import { regions } from './regions';

describe('regions', () => {
  it('are AWS regions with two zones at least, dated and sourced', () => {
    for (const [id, region] of Object.entries(regions)) {
      expect(awsRegions).toContain(id);
      expect(region.zones.length).toBeGreaterThanOrEqual(2);
      expect(new Set(region.zones).size).toBe(region.zones.length);
      expect(region.asOf).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      expect(region.source).not.toBe('');
    }
  });

  it('name the endpoint services of PrivateLink where there are any', () => {
    expect(regions['us-west-2'].privateLink).toEqual({
      workspace: 'com.amazonaws.vpce.us-west-2.vpce-svc-0129f463fcfbc46c5',
      relay: 'com.amazonaws.vpce.us-west-2.vpce-svc-0158114c0c730c3bb',
    });
    expect(regions['eu-north-1'].privateLink).toBeUndefined();
    expect(regions['eu-west-1'].tunnel).toBe(
      'tunnel.eu-west-1.cloud.databricks.com',
    );
    expect(regions['us-west-1'].tunnel).toBe('tunnel.cloud.databricks.com');
  });
});
