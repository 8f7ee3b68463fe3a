/** How the interface describes the key by which a repeated create is known. */
export const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  required: false,
  description: 'A create repeated with the same key happens once.',
};
