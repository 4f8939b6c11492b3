import { ActionFailure, type KnownAction } from './KnownAction';

const ROLE = /^arn:aws(-us-gov|-cn)?:iam::\d{12}:role\/[\w+=,.@/-]+$/;

/**
 * `aws-actions/configure-aws-credentials`: checks what the real one needs (the
 * right to ask for an OIDC token, a role, a region) and gives a session that
 * only the rehearsal account takes.
 */
export const configureAwsCredentials: KnownAction = {
  names: ['aws-actions/configure-aws-credentials'],
  async run(call) {
    const role = call.input('role-to-assume');
    const region = call.input('aws-region');
    if (region === '') {
      throw new ActionFailure('Input required and not supplied: aws-region');
    }
    if (!/^[a-z]{2}(-[a-z]+)+-\d$/.test(region)) {
      throw new ActionFailure(`Region is not valid: ${region}`);
    }
    if (!ROLE.test(role)) {
      throw new ActionFailure(
        `role-to-assume must be the ARN of a role, for example arn:aws:iam::123456789012:role/deploy, and is "${role}"`,
      );
    }
    if (call.permissions['id-token'] !== 'write') {
      throw new ActionFailure(
        'Credentials could not be loaded: the job needs "permissions: id-token: write" to assume a role',
      );
    }
    call.log.add(
      `Simulated: assuming ${role}; the session is good for the rehearsal account only.`,
    );
    const account = role.split(':')[4];
    call.setEnv('AWS_REGION', region);
    call.setEnv('AWS_DEFAULT_REGION', region);
    call.setEnv('AWS_ACCESS_KEY_ID', 'ASIASIMULATEDSESSION');
    call.setEnv('AWS_SECRET_ACCESS_KEY', 'simulated');
    call.setEnv('AWS_SESSION_TOKEN', 'simulated');
    call.setOutput('aws-account-id', account);
  },
};
