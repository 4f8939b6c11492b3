import { setTimeout as pause } from 'node:timers/promises';
import type { Request, Response } from 'express';
import type { ServiceFaultRule } from '../faults/serviceFaultDocument';
import type { ServiceFaults } from '../faults/ServiceFaults';
import { AwsError } from './AwsError';
import type { AwsCaller } from './AwsSessions';

const PAGE = `<!DOCTYPE html>
<html><head><title>Sign in</title></head><body><p>Please sign in to the network.</p></body></html>
`;

/** What goes wrong with one request to AWS. */
export interface AwsFault {
  rule: ServiceFaultRule;
  /**
   * Lets it go wrong.
   *
   * @returns whether that was the answer, or that there is none
   * @throws AwsError where AWS says an error
   */
  play(req: Request, res: Response): Promise<boolean>;
}

/** @param path - `/<account>/<region>/<action>` */
export function awsFault(
  faults: ServiceFaults,
  path: string,
  asked: { caller: AwsCaller; isSts: boolean; action: string },
): AwsFault | undefined {
  const rule = faults.take('POST', path);
  return (
    rule && {
      rule,
      async play(req, res) {
        if (rule.retryAfter !== undefined) {
          res.setHeader(
            'retry-after',
            rule.retryAfter === 'date'
              ? new Date(Date.now() + 2_000).toUTCString()
              : String(rule.retryAfter),
          );
        }
        const error = errorOf(rule, asked);
        if (error) {
          throw error;
        }
        switch (rule.fault) {
          case 'html':
            res.status(200).type('html').send(PAGE);
            return true;
          case 'login':
          case 'private-link':
            res.redirect(302, 'http://127.0.0.1/login');
            return true;
          case 'delay':
            await pause(rule.delayMs);
            return false;
          case 'hang':
            return true;
          case 'drop':
            req.socket.destroy();
            return true;
          default:
            return false;
        }
      },
    }
  );
}

function errorOf(
  { fault }: ServiceFaultRule,
  {
    caller,
    isSts,
    action,
  }: { caller: AwsCaller; isSts: boolean; action: string },
): AwsError | undefined {
  switch (fault) {
    case 'too-many-requests':
      return isSts
        ? new AwsError(400, 'Throttling', 'Rate exceeded')
        : new AwsError(503, 'RequestLimitExceeded', 'Request limit exceeded.');
    case 'unavailable':
      return new AwsError(
        503,
        'Unavailable',
        'The service is unavailable. Please try again shortly.',
      );
    case 'failed':
      return new AwsError(
        500,
        'InternalError',
        'An internal error has occurred',
      );
    case 'unauthenticated':
      return new AwsError(
        403,
        'ExpiredToken',
        'The security token included in the request is expired',
      );
    case 'refused':
      return isSts
        ? new AwsError(
            403,
            'AccessDenied',
            `User: ${caller.arn} is not authorized to perform: sts:${action}`,
          )
        : new AwsError(
            403,
            'UnauthorizedOperation',
            `You are not authorized to perform this operation. User: ${caller.arn} is not authorized to perform: ec2:${action} because no identity-based policy allows the ec2:${action} action`,
          );
    default:
      return undefined;
  }
}
