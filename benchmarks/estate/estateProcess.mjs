/**
 * The estate that is made up, in a process of its own: the one that measures asks
 * it what was asked of Databricks.
 */
import { startEstateEmulator } from '../../packages/emulators/dist/index.cjs';

const estate = await startEstateEmulator(JSON.parse(process.argv[2]));
process.on('message', what => {
  if (what === 'reset') {
    estate.resetRequests();
  }
  process.send(estate.requests());
});
process.on('disconnect', () => process.exit());
process.send({
  config: estate.config(),
  databricks: estate.databricks,
  accountId: estate.accountIds[0],
});
