/** One attempt to bring an event to a webhook. */
export interface HookDelivery {
  id: number;
  /** The same for all attempts of one event. */
  guid: string;
  deliveredAt: string;
  redelivery: boolean;
  /** In seconds. */
  duration: number;
  status: string;
  /** 0 when there was no answer. */
  statusCode: number;
  event: string;
  action: string | null;
  repositoryId: number | null;
  url: string;
  request: { headers: Record<string, string>; payload: object };
  response: { headers: Record<string, string>; payload: string };
}
