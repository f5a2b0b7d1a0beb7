/** A button that copies an address and says so. */
class CopyLink extends HTMLElement {
  connectedCallback() {
    const [button, status] = this.children as unknown as [HTMLElement, HTMLElement];
    const { text = '', done = '' } = this.dataset;
    button.onclick = async () => {
      await navigator.clipboard.writeText(text);
      button.textContent = status.textContent = done;
    };
  }
}
customElements.define('copy-link', CopyLink);
