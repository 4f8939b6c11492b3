import { mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { FolderObjectStore } from './FolderObjectStore';
import { PlanStore } from './PlanStore';

describe('PlanStore', () => {
  const dir = mkdtempSync(join(tmpdir(), 'lakeport-plans-'));
  const bucket = new FolderObjectStore(dir);

  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  it('keeps the plans of each environment under a prefix of its own', async () => {
    const plan = { plan: Buffer.from('plan') };
    for (const environment of ['dev', 'prod', undefined]) {
      await new PlanStore(bucket, 'shop', environment, 'a').putPlan('s', plan);
    }
    // An id that is called as an environment.
    await new PlanStore(bucket, 'shop', undefined, 'dev').putPlan('s', plan);

    expect(await bucket.list('shop/plans/')).toEqual([
      'shop/plans/_all/a/s.tfplan',
      'shop/plans/_all/dev/s.tfplan',
      'shop/plans/dev/a/s.tfplan',
      'shop/plans/prod/a/s.tfplan',
    ]);
    await new PlanStore(bucket, 'shop', 'dev', 'a').delete();
    expect(await bucket.list('shop/plans/dev/')).toEqual([]);
    expect(await bucket.list('shop/plans/')).toHaveLength(3);
  });

  it('refuses an id that could lead elsewhere', () => {
    expect(() => new PlanStore(bucket, 'shop', 'dev', '../prod/a')).toThrow(
      '"../prod/a" cannot be the id of a plan',
    );
  });
});
