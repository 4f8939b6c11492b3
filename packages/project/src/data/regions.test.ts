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

  it('say where front end, artifacts and logs are', () => {
    expect(regions['us-east-1']).toMatchObject({
      regionName: 'nvirginia',
      webHost: 'nvirginia.cloud.databricks.com',
      privateLinkHost: 'nvirginia.privatelink.cloud.databricks.com',
      controlPlaneRegion: 'us-east-1',
      serviceDirect: 'com.amazonaws.vpce.us-east-1.vpce-svc-0a1a39ada4ec3bcdc',
      databricksBuckets: {
        artifacts: ['databricks-prod-artifacts-us-east-1'],
        systemTables: 'system-tables-prod-us-east-1-uc-metastore-bucket',
        logs: 'databricks-prod-storage-virginia',
        datasets: 'databricks-datasets-virginia',
      },
    });
    expect(regions['ap-southeast-3'].databricksBuckets).toMatchObject({
      logs: 'databricks-prod-storage-jakarta',
      datasets: 'databricks-datasets-oregon',
    });
    expect(regions['eu-north-1'].databricksBuckets).not.toHaveProperty('logs');
  });

  it('know that us-west-1 is served from us-west-2', () => {
    expect(regions['us-west-1']).toMatchObject({
      regionName: 'oregon',
      controlPlaneRegion: 'us-west-2',
      databricksBuckets: {
        artifacts: ['databricks-prod-artifacts-us-west-2'],
        logs: 'databricks-prod-storage-oregon',
        datasets: 'databricks-datasets-oregon',
        systemTables: 'system-tables-prod-us-west-1-uc-metastore-bucket',
      },
    });
    expect(regions['us-west-2'].databricksBuckets.artifacts).toEqual([
      'databricks-prod-artifacts-us-west-2',
      'databricks-update-oregon',
    ]);
  });
});
