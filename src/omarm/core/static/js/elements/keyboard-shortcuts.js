// <keyboard-shortcuts> … <dialog> … <input type="checkbox" data-switch> … </dialog></keyboard-shortcuts>
// "?" lists them, j and k walk through the posts, any other key goes to the element with data-shortcut="KEY".
// They can be switched off (WCAG 2.1.4); this browser remembers that.
const STORE = "shortcuts"
const TYPING = "input, textarea, select, [contenteditable]:not([contenteditable=false]), [role=textbox]"
const STEPS = { j: 1, k: -1 }

class KeyboardShortcuts extends HTMLElement {
  connectedCallback() {
    this.#switch.checked = this.#on
    this.#switch.addEventListener("change", () => localStorage.setItem(STORE, this.#switch.checked ? "on" : "off"))
    document.addEventListener("keydown", this.#press)
  }

  disconnectedCallback() {
    document.removeEventListener("keydown", this.#press)
  }

  get #on() {
    return localStorage.getItem(STORE) !== "off"
  }

  get #switch() {
    return this.querySelector("[data-switch]")
  }

  #press = (event) => {
    if (!this.#on || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
    if (event.target.closest(TYPING) || document.querySelector("dialog[open]")) return
    if (this.#act(event.key)) event.preventDefault()
  }

  #act(key) {
    if (key === "?") {
      this.querySelector("dialog").showModal()
      return true
    }
    return key in STEPS ? this.#walk(STEPS[key]) : this.#goTo(key)
  }

  #walk(step) {
    const posts = [...document.querySelectorAll(".post-card")]
    const here = posts.indexOf(document.activeElement?.closest(".post-card"))
    const post = posts[here < 0 && step < 0 ? posts.length - 1 : here + step]
    if (!post) return false

    post.tabIndex = -1
    post.focus()
    return true
  }

  #goTo(key) {
    const places = [...document.querySelectorAll(`[data-shortcut="${CSS.escape(key)}"]`)]
    const place = places.find((element) => element.checkVisibility?.() ?? element.offsetParent) ?? places[0]
    if (!place) return false

    place.matches(TYPING) ? place.focus() : place.click()
    if (place.matches("details[open] > summary")) place.parentElement.querySelector("textarea")?.focus()
    return true
  }
}

customElements.define("keyboard-shortcuts", KeyboardShortcuts)
