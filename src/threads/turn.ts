/**
 * Lets whatever else waits for this thread have its turn: timers, signals, messages, and in a browser the page. It goes by
 * a message, since browsers make short timers wait, and those of a page that nobody sees for a second.
 */
export function turn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener("message", () => {
      port1.close();
      resolve();
    });
    port1.start();
    port2.postMessage(null);
  });
}
