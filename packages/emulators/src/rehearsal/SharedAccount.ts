import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ProviderServer, RehearsalAccount } from '@lakeport/rehearsal';
import { writeFileAtomically } from '../files/writeFileAtomically';

/**
 * One rehearsal account for all processes of a demo: it lives here, and
 * children find it through the file that LAKEPORT_REHEARSAL_ACCOUNT names.
 */
export class SharedAccount {
  private constructor(
    readonly account: RehearsalAccount,
    private readonly server: ProviderServer,
    /** The value of LAKEPORT_REHEARSAL_ACCOUNT. */
    readonly file: string,
    readonly stateDir: string,
  ) {}

  static async open(options: {
    directory: string;
    databricksUrl: string;
  }): Promise<SharedAccount> {
    const { directory, databricksUrl } = options;
    const stateDir = join(directory, 'states');
    mkdirSync(stateDir, { recursive: true });
    const account = await RehearsalAccount.open({
      snapshotFile: join(directory, 'account.json'),
      urlForWorkspace: id => `${databricksUrl}/w/${id}`,
    });
    const server = await ProviderServer.start(account);
    const file = join(directory, 'shared.json');
    writeFileAtomically(
      file,
      `${JSON.stringify(
        {
          reattach: JSON.parse(server.reattach),
          stateDir,
          seedUrl: `${databricksUrl}/rehearsal/seeds`,
        },
        null,
        1,
      )}\n`,
    );
    return new SharedAccount(account, server, file, stateDir);
  }

  async stop(): Promise<void> {
    await this.server.stop();
    this.account.save();
    this.account.close();
  }
}
