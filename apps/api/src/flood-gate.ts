/**
 * Lets a burst through and then a steady flow, per connection. A page that opens many tickets at once is a burst; a
 * connection that goes on far beyond the flow is cut.
 */
export class FloodGate {
  private tokens = BURST;
  private refused = 0;
  private last = performance.now();

  /** Whether one more message may pass. */
  pass(): boolean {
    const now = performance.now();
    this.tokens = Math.min(BURST, this.tokens + ((now - this.last) / 1000) * PER_SECOND);
    this.last = now;
    if (this.tokens < 1) {
      this.refused += 1;
      return false;
    }
    this.tokens -= 1;
    return true;
  }

  get isFlood(): boolean {
    return this.refused > MOST_REFUSED;
  }
}

const BURST = 100;
const PER_SECOND = 20;
const MOST_REFUSED = 500;
