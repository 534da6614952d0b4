/** The soft stop at Send. */
export const guard = {
  frame: 'Baton, before this is sent',
  checking: 'Checking with your team',
};
