import { z } from 'zod';
import { parseLosslessJson } from './parseLosslessJson';

const standardBody = z.object({
  error_code: z.union([z.string(), z.number()]).optional(),
  message: z.string(),
});
const legacyBody = z.object({ error: z.string() });
const oauthBody = z.object({
  error: z.string(),
  error_description: z.string(),
});
const scimBody = z.object({
  detail: z.string(),
  scimType: z.string().optional(),
});

/** `CODE: message`, which some account APIs answer as plain text. */
const PLAIN = /^([A-Z_]+): ([\s\S]*)$/;
const HTML_PRE = /<pre>([\s\S]*?)<\/pre>/i;
const LONGEST = 1000;

/**
 * Reads code and message out of an error answer. Databricks answers errors in
 * six shapes; the order is that of the official Go SDK (apierr/errors.go, v0.175).
 */
export function parseErrorAnswer(answer: {
  status: number;
  statusText: string;
  body: string;
}): { errorCode: string; message: string } {
  const { status, statusText, body } = answer;
  const fallback = statusText || `HTTP ${status}`;
  const statusCode = (statusText || `HTTP_${status}`)
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, '_');
  if (body.trim() === '') {
    return { errorCode: statusCode, message: fallback };
  }
  let value: unknown;
  try {
    value = parseLosslessJson(body);
  } catch {
    value = undefined;
  }
  const standard = standardBody.safeParse(value);
  if (standard.success) {
    return {
      errorCode: String(standard.data.error_code ?? statusCode),
      message: clip(standard.data.message || fallback),
    };
  }
  const oauth = oauthBody.safeParse(value);
  if (oauth.success) {
    return {
      errorCode: oauth.data.error.toUpperCase(),
      message: clip(oauth.data.error_description),
    };
  }
  const legacy = legacyBody.safeParse(value);
  if (legacy.success) {
    return { errorCode: statusCode, message: clip(legacy.data.error) };
  }
  const scim = scimBody.safeParse(value);
  if (scim.success) {
    return { errorCode: `SCIM_${status}`, message: clip(scim.data.detail) };
  }
  const plain = PLAIN.exec(body.trim());
  if (plain) {
    return { errorCode: plain[1], message: clip(plain[2]) };
  }
  const html = HTML_PRE.exec(body);
  if (html) {
    return { errorCode: statusCode, message: clip(html[1].trim()) };
  }
  return {
    errorCode: 'UNKNOWN',
    message: `${fallback}; the answer is not one of Databricks (${body.length} characters)`,
  };
}

function clip(message: string): string {
  return message.length > LONGEST ? `${message.slice(0, LONGEST)}…` : message;
}
