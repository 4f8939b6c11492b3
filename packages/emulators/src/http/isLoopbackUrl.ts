const HOSTS = ['127.0.0.1', 'localhost', '[::1]'];

/** Whether a text is an http or https address on this machine. */
export function isLoopbackUrl(text: string): boolean {
  if (!URL.canParse(text)) {
    return false;
  }
  const { protocol, hostname } = new URL(text);
  return /^https?:$/.test(protocol) && HOSTS.includes(hostname);
}
