/** As events.modules.github.webhookSecret of app-config.demo.yaml. */
const SECRET = 'demo-webhook-secret';
const ADDRESS = 'http://127.0.0.1:7007/api/events/http/github';
const ORGANIZATIONS = ['acme', 'lakeport-demo'];

/**
 * Lets the organizations of the emulated GitHub tell the demo's portal of their
 * runs, as an administrator does once. What was registered before stays.
 *
 * @throws Error when GitHub refuses it for another reason
 */
export async function registerWebhooks(github) {
  for (const organization of ORGANIZATIONS) {
    const hooks = `${github}/api/v3/orgs/${organization}/hooks`;
    const answer = await fetch(hooks, {
      method: 'POST',
      headers: {
        authorization: 'token ghs_local',
        'content-type': 'application/json',
      },
      body: JSON.stringify({
        name: 'web',
        events: ['workflow_run', 'workflow_job'],
        config: { url: ADDRESS, content_type: 'json', secret: SECRET },
      }),
    });
    const text = await answer.text();
    if (!answer.ok && !text.includes('Hook already exists')) {
      throw new Error(`POST ${hooks}: ${answer.status} ${text}`);
    }
  }
}
