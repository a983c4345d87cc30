// <toast-region aria-live="polite"><div class="toast"> … <button data-close></button></div></toast-region>
// Takes a message away after a while, unless it has data-stays or someone is at it.
const SHOWN_FOR = 7000

class ToastRegion extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", this.#close)
    this.#arrivals.observe(this, { childList: true })
    for (const toast of this.children) this.#letGo(toast)
  }

  disconnectedCallback() {
    this.#arrivals.disconnect()
  }

  #arrivals = new MutationObserver((changes) => {
    for (const { addedNodes } of changes) {
      for (const node of addedNodes) if (node instanceof HTMLElement) this.#letGo(node)
    }
  })

  #close = ({ target }) => {
    if (target.closest("[data-close]")) target.closest(".toast").remove()
  }

  #letGo(toast) {
    if (toast.hasAttribute("data-stays")) return

    setTimeout(() => (toast.matches(":hover, :focus-within") ? this.#letGo(toast) : toast.remove()), SHOWN_FOR)
  }
}

customElements.define("toast-region", ToastRegion)
