// <typing-notice src="/live" token-url="/live/token/" post="12" to="/posts/12/typing/" field="comment-body" one="{name} is typing…" someone="…" several="…">
//   <p data-shown aria-hidden="true"></p> <p data-spoken role="status"></p>
// </typing-notice>
// Tells others that one is typing in the field, and shows who else is. A name is read from the page ([data-person="7"]).
// It is said aloud once for each person.
import { listenWhileShown } from "listening"

const TELL_EVERY = 4000
const SHOWN_FOR = 6000

class TypingNotice extends HTMLElement {
  #stop = null
  #toldAt = -Infinity
  #typing = new Map()
  #said = new Set()

  connectedCallback() {
    this.#stop = listenWhileShown(this, { heard: this.#heard, wants: [`post=${this.getAttribute("post")}`] })
    document.addEventListener("input", this.#tell)
  }

  disconnectedCallback() {
    this.#stop()
    document.removeEventListener("input", this.#tell)
    for (const timer of this.#typing.values()) clearTimeout(timer)
  }

  // The form is made anew after each answer, so we listen from above it.
  #tell = ({ target }) => {
    const now = performance.now()
    if (target.id !== this.getAttribute("field") || !target.value.trim() || now - this.#toldAt < TELL_EVERY) return

    this.#toldAt = now
    const headers = { "X-CSRFToken": document.querySelector("#act [name=csrfmiddlewaretoken]").value }
    fetch(this.getAttribute("to"), { method: "POST", headers }).catch(() => {})
  }

  #heard = ({ kind, id, on }) => {
    if (!on.includes(`c${this.getAttribute("post")}`)) return

    if (kind === "comment") this.#forget(...this.#typing.keys()) // most likely it is what they were at
    if (kind !== "typing") return

    clearTimeout(this.#typing.get(id))
    this.#typing.set(id, setTimeout(() => this.#forget(id), SHOWN_FOR))
    this.#show()
    if (!this.#said.has(id)) this.querySelector("[data-spoken]").textContent = this.#words
    this.#said.add(id)
  }

  #forget(...people) {
    for (const person of people) {
      clearTimeout(this.#typing.get(person))
      this.#typing.delete(person)
    }
    this.#show()
    if (!this.#typing.size) this.querySelector("[data-spoken]").textContent = ""
  }

  #show() {
    this.querySelector("[data-shown]").textContent = this.#words
  }

  get #words() {
    const people = [...this.#typing.keys()]
    if (people.length > 1) return this.getAttribute("several")
    if (!people.length) return ""

    const name = document.querySelector(`[data-person="${people[0]}"]`)?.textContent.trim()
    return name ? this.getAttribute("one").replace("{name}", name) : this.getAttribute("someone")
  }
}

customElements.define("typing-notice", TypingNotice)
