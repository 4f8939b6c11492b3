import { ActionFailure, type KnownAction } from './KnownAction';

const ROLE = /^arn:aws(-us-gov|-cn)?:iam::\d{12}:role\/[\w+=,.@/-]+$/;

/**
 * `aws-actions/configure-aws-credentials`: checks what the real one needs (the
 * right to ask for an OIDC token, a role, a region), asks the trust policy of a
 * role that the rehearsal account holds, and gives a session that only that
 * account takes.
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
    if (!call.claims) {
      throw new ActionFailure(
        'Credentials could not be loaded: the job needs "permissions: id-token: write" to assume a role',
      );
    }
    const refusal =
      call.roles.knows(role) &&
      call.roles.refusal(role, {
        issuer: call.tokens.issuer,
        audience: call.input('audience') || 'sts.amazonaws.com',
        subject: call.claims.sub,
      });
    if (refusal) {
      throw new ActionFailure(`Could not assume role with OIDC: ${refusal}`);
    }
    call.log.add(
      call.roles.knows(role)
        ? `Assuming ${role}, whose trust policy in the rehearsal account takes the subject ${call.claims.sub}.`
        : `Simulated: assuming ${role}, which the rehearsal account does not hold.`,
      'The session is good for the rehearsal account only.',
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
