/** The same items in the same order; while one is being worked on, the next is already on its way. */
export async function* ahead<T>(items: AsyncIterator<T>): AsyncGenerator<T> {
  let next = begin(items);
  for (;;) {
    const { done, value } = await next;
    if (done) return;
    next = begin(items);
    yield value;
  }
}

function begin<T>(items: AsyncIterator<T>): Promise<IteratorResult<T>> {
  const next = items.next();
  // Where the work on the item before breaks, nobody asks for this one any more.
  next.catch(() => {});
  return next;
}
