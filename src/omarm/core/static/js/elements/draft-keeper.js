// <draft-keeper person="7" key="post-12"> … <textarea name="body"></textarea> … </draft-keeper>
// Keeps unsent text in this browser, for this person only, and puts it back into fields that come empty.
// The server adds `discard` once the text is sent. With `forget` its button drops all of the person's drafts (signing out).
// With `send="/drafts/"` the whole form also goes to send + its `submission` + "/", so that another device can go on.
import { Sender } from "sender"

const TYPED = "textarea[name], input[name][type=text], input[name]:not([type])"
const UNDER = ["is_rich", "submission"] // mean something only beside the text that they came with

class DraftKeeper extends HTMLElement {
  #sender = null

  connectedCallback() {
    if (this.hasAttribute("forget")) {
      this.addEventListener("click", this.#forget)
      return
    }
    if (this.hasAttribute("discard")) this.#drop(this.#prefix)
    this.#restore()
    this.addEventListener("input", this.#save)
    if (this.hasAttribute("send")) this.#sender = new Sender(this, this.querySelector("form"))
  }

  disconnectedCallback() {
    this.#sender?.stop()
  }

  get #person() {
    return `draft:${this.getAttribute("person")}:`
  }

  get #prefix() {
    return `${this.#person}${this.getAttribute("key")}:`
  }

  #restore() {
    const restored = [...this.querySelectorAll(TYPED)].filter((field) => {
      const draft = localStorage.getItem(this.#prefix + field.name)
      if (!draft || field.value) return false

      field.value = draft
      return true
    })
    if (!restored.length) return

    for (const name of UNDER) {
      const field = this.querySelector(`input[name=${name}]`)
      const draft = localStorage.getItem(this.#prefix + name)
      if (field && draft) field.value = draft
    }
    this.setAttribute("restored", "")
    for (const field of restored) field.dispatchEvent(new Event("refill"))
    this.querySelector(`[data-draft="${this.querySelector("input[name=submission]")?.value}"]`)?.remove()
  }

  #save = ({ target }) => {
    if (!target.matches(TYPED)) return

    for (const field of [target, ...this.querySelectorAll(UNDER.map((name) => `input[name=${name}]`).join())]) {
      const key = this.#prefix + field.name
      try {
        field.value ? localStorage.setItem(key, field.value) : localStorage.removeItem(key)
      } catch {
        // The store is full or closed (private window): the text still stands in the field.
      }
    }
  }

  #forget = ({ target }) => {
    if (target.closest("button")) this.#drop(this.#person)
  }

  #drop(prefix) {
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith(prefix)) localStorage.removeItem(key)
    }
  }
}

customElements.define("draft-keeper", DraftKeeper)
