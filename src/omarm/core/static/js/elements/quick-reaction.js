// <quick-reaction failed="…"><button data-lead="useful" aria-pressed="false">…</button> … <button name="kind" value="useful">…</button></quick-reaction>
// Shows a reaction, or its taking back, the moment that it is clicked. What the server answers takes the place of all this;
// when nothing comes, it goes back to how it was, and a message says so unless the server did.
class QuickReaction extends HTMLElement {
  #before = null
  #messages = 0

  connectedCallback() {
    this.addEventListener("click", this.#react)
  }

  disconnectedCallback() {
    this.#end.disconnect()
  }

  get #lead() {
    return this.querySelector("[data-lead]")
  }

  #itemOf(kind) {
    return [...this.querySelectorAll(".menu__item[name=kind]")].find(({ value }) => value === kind)
  }

  #react = ({ target }) => {
    const button = target.closest("button")
    if (!button || this.#before) return

    const chosen = this.#itemOf(button.dataset.lead ?? button.value)
    const mine = this.querySelector(".menu__item[aria-pressed=true]")
    this.#before = [...this.querySelectorAll("button")].map((each) => [each, each.ariaPressed, [...each.childNodes]])
    this.#messages = this.#toasts.childElementCount
    this.#end.observe(button, { attributeFilter: ["class"] })

    if (mine) this.#draw(mine, { by: -1 })
    if (chosen !== mine) this.#draw(chosen, { by: 1 })
    this.#drawLead(chosen)
  }

  #draw(item, { by }) {
    const old = item.querySelector(".menu__count")
    const count = Number(old?.textContent ?? 0) + by
    const shown = Object.assign(document.createElement("span"), { className: "menu__count", textContent: count })
    item.replaceChildren(...[...item.childNodes].filter((node) => node !== old), ...(count ? [shown] : []))
    item.ariaPressed = String(by > 0)
  }

  #drawLead(item) {
    const [icon, ...words] = [...item.childNodes].map((node) => node.cloneNode(true))
    this.#lead.replaceChildren(icon, words.map((node) => node.textContent.trim()).join(" "))
    this.#lead.ariaPressed = item.ariaPressed
  }

  // The class htmx-request is there while the server is asked. Still being here afterwards means that it gave no new bar.
  #end = new MutationObserver(([{ target }]) => {
    if (target.classList.contains("htmx-request")) return

    this.#end.disconnect()
    for (const [button, pressed, nodes] of this.#before) {
      button.ariaPressed = pressed
      button.replaceChildren(...nodes)
    }
    this.#before = null
    if (this.isConnected && this.#toasts.childElementCount === this.#messages) this.#complain()
  })

  get #toasts() {
    return document.getElementById("toasts")
  }

  #complain() {
    const toast = Object.assign(document.createElement("div"), { className: "toast" })
    const words = Object.assign(document.createElement("p"), { className: "toast__text", textContent: this.getAttribute("failed") })
    toast.append(words)
    this.#toasts.append(toast)
  }
}

customElements.define("quick-reaction", QuickReaction)
