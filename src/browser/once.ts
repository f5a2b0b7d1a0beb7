const loads = new Map<string, Promise<unknown>>();

/** Has what was loaded under a name loaded anew when it is wanted again. */
export const forget = (name: string) => loads.delete(name);

/** Loads once under a name; a failure may be tried again. */
export function once<T>(name: string, load: () => Promise<T>): Promise<T> {
  const loading = (loads.get(name) as Promise<T> | undefined) ?? load();
  loads.set(name, loading);
  loading.catch(() => loads.delete(name));
  return loading;
}
