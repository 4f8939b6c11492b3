import type { Page } from 'playwright-core';
import { untilShown } from './untilShown.ts';

const TABLE =
  'kind=table&catalog=payments_dev&schema=raw&name=card_transactions';

/**
 * Takes the pictures of the estate: a workspace, Unity Catalog, search, networks,
 * and what differs in the network of payments-dev, of which a subnet is gone.
 */
export async function takeEstatePictures(options: {
  page: Page;
  portal: string;
  /** Takes the picture of that name. */
  picture: (name: string) => Promise<unknown>;
  /** Waits until nothing moves any more. */
  settled: () => Promise<void>;
}): Promise<void> {
  const { page, portal, picture, settled } = options;
  const open = async (path: string) => {
    await page.goto(`${portal}${path}`);
    await settled();
  };

  await open('/databricks/workspaces');
  await untilShown(page.getByRole('link', { name: 'payments-dev' }).first());
  await page.getByRole('link', { name: 'payments-dev', exact: true }).click();
  await page.getByRole('heading', { name: 'payments-dev' }).waitFor();
  await settled();
  await picture('workspace');
  await page.getByRole('tab', { name: 'Compute' }).click();
  await page.getByText('ingest card transactions').waitFor();
  await settled();
  await picture('compute');

  await open('/databricks/catalogs?view=bindings');
  await page.getByText('payments_dev').first().waitFor();
  const entry = await page
    .getByRole('link', { name: 'payments_dev', exact: true })
    .getAttribute('href');
  const metastore = new URL(entry ?? '', portal).searchParams.get('metastore');
  await picture('bindings');
  const table = `/databricks/catalogs?metastore=${metastore}&${TABLE}`;
  await open(table);
  await page.getByText('Token of the card; never the number.').waitFor();
  await picture('explorer');
  await open(`${table}&tab=lineage`);
  await page.locator('.react-flow__node').nth(1).waitFor();
  await settled();
  await picture('lineage');

  await open('/search?query=card_token');
  await untilShown(page.getByRole('link', { name: /card_transactions/ }));
  await settled();
  await picture('search');

  await open('/databricks/networks');
  await untilShown(page.getByText('payments-dev-vpc').first());
  await picture('networks');

  await open(
    '/catalog/default/resource/payments-dev/topology?network=difference',
  );
  // AWS is asked again some minutes after it was asked last.
  await untilShown(page.getByText('The network is not as declared.'), 240_000);
  await settled();
  await picture('difference');
}
