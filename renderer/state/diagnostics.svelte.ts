// Whether the text for support is being looked at before it is copied.
let isAsked = $state(false);

export const diagnostics = {
  get isAsked(): boolean {
    return isAsked;
  },
  ask(): void {
    isAsked = true;
  },
  close(): void {
    isAsked = false;
  },
};
