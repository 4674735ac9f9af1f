// The only bridge between a page and the program: call a request, listen to an event. It never grows.
import { contextBridge, ipcRenderer } from 'electron';

// Each part of a page that is told of something listens for itself; more than ten of them are no leak.
ipcRenderer.setMaxListeners(0);

const api = {
  /** Resolves to `{ ok: true, value }` or `{ ok: false, error }`; main checks name, input and sender. */
  call: (name: string, input?: unknown): Promise<unknown> => ipcRenderer.invoke('call', name, input),
  /** @returns a function that ends the listening */
  on: (name: string, listener: (payload: unknown) => void): (() => void) => {
    const receive = (_event: unknown, eventName: string, payload: unknown): void => {
      if (eventName === name) listener(payload);
    };
    ipcRenderer.on('event', receive);
    return () => ipcRenderer.off('event', receive);
  },
};

contextBridge.exposeInMainWorld('api', api);
