import { mockServices } from '@backstage/backend-test-utils';
import { NotFoundError } from '@backstage/errors';
import { ProjectFileReader } from './ProjectFileReader';

function readerThatMeets(error: Error): ProjectFileReader {
  return new ProjectFileReader({
    commits: { resolve: async () => undefined },
    reader: mockServices.urlReader.mock({
      readUrl: () => Promise.reject(error),
    }),
  });
}

const environment = {
  projectFile: 'https://github.com/acme/hello/blob/main/lakeport.yaml',
  repository: { host: 'github.com', owner: 'acme', repo: 'hello' },
};

describe('ProjectFileReader', () => {
  it('says that a server cannot be reached, not that this one failed', async () => {
    await expect(
      readerThatMeets(new Error('connect ECONNREFUSED')).read(environment),
    ).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message: expect.stringContaining('Could not read https://github.com/'),
    });
  });

  it('passes on that there is no such file', async () => {
    await expect(
      readerThatMeets(new NotFoundError('no such file')).read(environment),
    ).rejects.toMatchObject({ name: 'NotFoundError' });
  });
});
