/** Acts until it works: the workbench drops what opens when something else moves under it. */
export async function tryAgain<T>(act: () => Promise<T>, times = 5): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (times <= 1) throw error;
  }
  return tryAgain(act, times - 1);
}
