import type { Config } from '@backstage/config';
import { InputError, stringifyError } from '@backstage/errors';
import {
  DefaultAwsCredentialsManager,
  type AwsCredentialsManager,
} from '@backstage/integration-aws-node';
import type { DatabricksConfigProblem } from '../config/DatabricksConfig';

/**
 * The credentials of the section `aws` of app-config. Backstage throws for a mistake
 * in it, such as the id of an account without quotes, and everything that reads
 * networks would not start for that. Here it is a problem, and who asks for
 * credentials is told.
 */
export function readAwsCredentials(root: Config): {
  credentials: AwsCredentialsManager;
  problems: DatabricksConfigProblem[];
} {
  try {
    return {
      credentials: DefaultAwsCredentialsManager.fromConfig(root),
      problems: [],
    };
  } catch (error) {
    const said = error instanceof Error ? error.message : stringifyError(error);
    return {
      credentials: {
        getCredentialProvider: async () => {
          throw new InputError(
            `The section aws of app-config has a mistake: ${said}`,
          );
        },
      },
      problems: [
        {
          severity: 'error',
          path: 'aws',
          message: `${said}; until that is right, no network of databricks.aws can be read`,
        },
      ],
    };
  }
}
