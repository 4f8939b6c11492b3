import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { Request, Response, Router } from 'express';
import { isLoopbackUrl } from '../../http/isLoopbackUrl';
import { GithubError } from '../GithubError';
import { escapeHtml } from '../pages/escapeHtml';
import { renderPage } from '../pages/renderPage';
import type { RouteHelper } from '../RouteHelper';
import { readForm } from '../readForm';
import { SignInCodes } from '../signIn/SignInCodes';

const same = (a: string, b: string) =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

/**
 * Signing in with GitHub: the web application flow of OAuth apps (GitHub Docs,
 * authorizing OAuth apps, 2026), with a page where one chooses who to be.
 */
export function signInRoutes(router: Router, helper: RouteHelper): void {
  const { store, oauth } = helper.context;
  const codes = new SignInCodes();
  const AUTHORIZE = '/login/oauth/authorize';

  const people = () =>
    store
      .owners()
      .filter(({ type, login }) => type === 'User' && !/\[bot\]$/.test(login))
      .map(({ login }) => login);

  /** The address to go back to. @throws GithubError 404 for another application, 400 for another machine */
  const read = async (req: Request) => {
    const form = await readForm(req);
    if (form.client_id !== oauth.clientId) {
      throw GithubError.notFound();
    }
    if (!isLoopbackUrl(form.redirect_uri ?? '')) {
      throw new GithubError(
        400,
        'The redirect_uri is not that of an application on this machine',
      );
    }
    const back = (fields: Record<string, string>) => {
      const url = new URL(form.redirect_uri);
      for (const [name, value] of Object.entries(fields)) {
        url.searchParams.set(name, value);
      }
      if (form.state !== undefined) {
        url.searchParams.set('state', form.state);
      }
      return url.href;
    };
    return { form, back };
  };

  const agree = (
    res: Response,
    login: string,
    { form, back }: Awaited<ReturnType<typeof read>>,
  ) => {
    if (!people().includes(login)) {
      throw new GithubError(422, `There is no person "${login}"`);
    }
    const scopes = (form.scope ?? '').split(/[\s,]+/).filter(Boolean);
    const code = codes.add({ login, scopes, redirectUri: form.redirect_uri });
    res.redirect(302, back({ code }));
  };

  router.get(AUTHORIZE, async (req, res) => {
    const asked = await read(req);
    if (oauth.signInAs !== undefined) {
      agree(res, oauth.signInAs, asked);
      return;
    }
    const hidden = Object.entries(asked.form)
      .filter(([name]) => name !== 'login')
      .map(
        ([name, value]) =>
          `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(
            value,
          )}">`,
      );
    const buttons = people().map(
      login =>
        `<p><button name="login" value="${escapeHtml(
          login,
        )}">Continue as ${escapeHtml(login)}</button></p>`,
    );
    res
      .type('html')
      .setHeader(
        'content-security-policy',
        "default-src 'none'; style-src 'unsafe-inline'",
      )
      .send(
        renderPage(
          'Sign in',
          `<p>${escapeHtml(
            new URL(asked.form.redirect_uri).host,
          )} asks for: ${escapeHtml(
            asked.form.scope || 'nothing but who you are',
          )}</p>
<form method="post" action="${AUTHORIZE}">${hidden.join('')}${buttons.join('')}
<p><button name="login" value="">Cancel</button></p></form>`,
        ),
      );
  });

  router.post(AUTHORIZE, async (req, res) => {
    const asked = await read(req);
    if (asked.form.login) {
      agree(res, asked.form.login, asked);
      return;
    }
    res.redirect(
      302,
      asked.back({
        error: 'access_denied',
        error_description: 'The user has denied your application access.',
      }),
    );
  });

  router.post('/login/oauth/access_token', async (req, res) => {
    const form = await readForm(req);
    const answer = (fields: Record<string, string>) => {
      if (/\bjson\b/.test(req.headers.accept ?? '')) {
        res.json(fields);
        return;
      }
      res
        .type('application/x-www-form-urlencoded; charset=utf-8')
        .send(new URLSearchParams(fields).toString());
    };
    const refuse = (error: string, error_description: string) =>
      answer({ error, error_description });

    if (
      form.client_id !== oauth.clientId ||
      !same(form.client_secret ?? '', oauth.clientSecret)
    ) {
      refuse(
        'incorrect_client_credentials',
        'The client_id and/or client_secret passed are incorrect.',
      );
      return;
    }
    const signIn = codes.take(form.code ?? '');
    if (!signIn) {
      refuse(
        'bad_verification_code',
        'The code passed is incorrect or expired.',
      );
      return;
    }
    if (form.redirect_uri && form.redirect_uri !== signIn.redirectUri) {
      refuse(
        'redirect_uri_mismatch',
        'The redirect_uri MUST match the registered callback URL for this application.',
      );
      return;
    }
    const { login, scopes } = signIn;
    const token = `gho_${randomBytes(18).toString('hex')}`;
    store.addOAuthGrant(token, { login, scopes });
    answer({
      access_token: token,
      scope: scopes.join(','),
      token_type: 'bearer',
    });
  });
}
