import { randomUUID } from 'node:crypto';
import express, { type Express, type Request, type Response } from 'express';
import type { AccountReader } from '../databricks/AccountReader';
import { faultyPages } from '../faults/pageTokens';
import { serviceFaultRoutes } from '../faults/serviceFaultRoutes';
import { ServiceFaults } from '../faults/ServiceFaults';
import { readBody } from '../http/readBody';
import { requireLoopbackHost } from '../http/requireLoopbackHost';
import { awsFault, type AwsFault } from './awsFault';
import { AwsError } from './AwsError';
import { AwsSessions, type AwsCaller } from './AwsSessions';
import { awsXml } from './awsXml';
import { ec2Answer } from './ec2/ec2Answer';
import { Ec2Region } from './ec2/Ec2Region';
import { stsAnswer } from './stsAnswer';

const EC2 = 'http://ec2.amazonaws.com/doc/2016-11-15/';
const STS = 'https://sts.amazonaws.com/doc/2011-06-15/';
const STS_VERSION = '2011-06-15';

export interface AwsAppOptions {
  account: AccountReader;
  /** AWS accounts that are there although they hold nothing yet. */
  accountIds?: readonly string[];
  faults?: ServiceFaults;
  /** Sees every request first, but for those to `/_faults`. */
  before?: readonly express.RequestHandler[];
}

function sendXml(
  res: Response,
  status: number,
  root: string,
  namespace: string,
  content: Record<string, unknown>,
): void {
  res.status(status).type('text/xml').send(awsXml(root, namespace, content));
}

function sendError(res: Response, isSts: boolean, error: AwsError): void {
  const { status, code, message } = error;
  const requestId = randomUUID();
  if (isSts) {
    sendXml(res, status, 'ErrorResponse', STS, {
      Error: { Type: 'Sender', Code: code, Message: message },
      RequestId: requestId,
    });
    return;
  }
  res
    .status(status)
    .type('text/xml')
    .send(
      awsXml('Response', EC2, {
        // The one list of AWS whose elements have a name of their own.
        Errors: { Error: { Code: code, Message: message } },
        RequestID: requestId,
      }),
    );
}

/** EC2's read side and STS over AWS' query protocol, serving what an account holds. */
export function createAwsApp(options: AwsAppOptions): Express {
  const { account, faults = new ServiceFaults() } = options;
  const sessions = new AwsSessions({
    isAccount: id =>
      (options.accountIds ?? []).includes(id) ||
      account
        .objects()
        .some(object => object.provider === 'aws' && object.accountId === id),
    life: seconds => faults.tokenLife(seconds),
  });
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.use(requireLoopbackHost);
  app.use(serviceFaultRoutes(faults));
  for (const handler of options.before ?? []) {
    app.use(handler);
  }

  const answer = (
    form: URLSearchParams,
    caller: AwsCaller,
    fault?: AwsFault,
  ) => {
    if (form.get('Version') === STS_VERSION) {
      return stsAnswer(form, caller, sessions);
    }
    const pages =
      fault && faultyPages(fault.rule, form.get('NextToken') ?? undefined);
    if (pages) {
      if (pages.token === undefined) {
        form.delete('NextToken');
      } else {
        form.set('NextToken', pages.token);
      }
    }
    const region = new Ec2Region(account, caller.accountId, caller.region);
    const { nextToken: own, ...rest } = ec2Answer(form, region);
    const next = typeof own === 'string' ? own : undefined;
    const following = pages ? pages.next(next) : next;
    return {
      ...Object.fromEntries(
        Object.entries(rest).map(([key, items]) => [
          key,
          pages?.empty && Array.isArray(items) ? [] : items,
        ]),
      ),
      ...(following ? { nextToken: following } : {}),
    };
  };

  const handle = async (req: Request, res: Response) => {
    const form = new URLSearchParams((await readBody(req)).toString());
    const isSts = form.get('Version') === STS_VERSION;
    const action = form.get('Action') ?? '';
    if (faults.clockSkewMs !== 0) {
      res.setHeader(
        'date',
        new Date(Date.now() + faults.clockSkewMs).toUTCString(),
      );
    }
    try {
      const caller = sessions.caller(req.headers);
      const fault = awsFault(
        faults,
        `/${caller.accountId}/${caller.region}/${action}`,
        { caller, isSts, action },
      );
      if (fault && (await fault.play(req, res))) {
        return;
      }
      const content = answer(form, caller, fault);
      if (isSts) {
        sendXml(res, 200, `${action}Response`, STS, {
          ...content,
          ResponseMetadata: { RequestId: randomUUID() },
        });
      } else {
        sendXml(res, 200, `${action}Response`, EC2, {
          requestId: randomUUID(),
          ...content,
        });
      }
    } catch (error) {
      const known = error instanceof AwsError ? error : undefined;
      if (!known) {
        process.stderr.write(
          `${error instanceof Error ? error.stack : error}\n`,
        );
      }
      sendError(
        res,
        isSts,
        known ??
          new AwsError(500, 'InternalError', 'An internal error has occurred'),
      );
    }
  };
  app.post('/', (req, res, next) => {
    handle(req, res).catch(next);
  });
  return app;
}
