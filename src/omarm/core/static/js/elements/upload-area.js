// <upload-area source="/uploads/" most="26214400"><ol>…</ol> <input type="file" name="photos"> … <template data-sending>…</template></upload-area>
// Sends chosen, dropped and pasted files at once, each with its progress; the rows can be moved and left out. The form
// waits for what is on its way. Without it the file fields go along with the form.
import { receiveFiles } from "receiving"
import { send, showPhoto, takeBack } from "sending"

class UploadArea extends HTMLElement {
  #sending = 0
  #waiting = null
  #gone = new AbortController()

  connectedCallback() {
    this.#gone = new AbortController()
    const { signal } = this.#gone
    this.addEventListener("change", this.#choose, { signal })
    this.addEventListener("click", this.#act, { signal })
    this.#form.addEventListener("submit", this.#hold, { signal, capture: true })
    receiveFiles({ form: this.#form, area: this, take: (file) => this.#take(file), signal })
  }

  disconnectedCallback() {
    this.#gone.abort()
  }

  get #form() {
    return this.closest("form")
  }

  get #token() {
    return this.#form.querySelector("[name=csrfmiddlewaretoken]").value
  }

  #choose = ({ target }) => {
    if (target.type !== "file") return

    const extra = target.name === "photos" ? { only_photo: "on" } : {}
    for (const file of [...target.files]) this.#take(file, extra)
    target.value = ""
  }

  async #take(file, extra) {
    const large = file.size > Number(this.getAttribute("most"))
    const row = this.#copyOf(large ? "large" : "sending")
    this.querySelector("ol").append(row)
    if (large) return

    this.#sending += 1
    row.querySelector("[data-name]").textContent = file.name
    const onprogress = (percent) => (row.querySelector("progress").value = percent)
    const answer = await send({ to: this.getAttribute("source"), file, token: this.#token, extra, onprogress })
    const item = answer ? document.importNode(answer, true) : this.#copyOf("failed")
    showPhoto(item, file)
    row.replaceWith(item)
    this.#sending -= 1
    this.#changed("done", file.name)
    if (!this.#sending) this.#go(item)
  }

  // Until all is sent the form waits; then it goes as it was meant, unless something was refused.
  #hold = (event) => {
    if (!this.#sending) return

    event.preventDefault()
    event.stopImmediatePropagation()
    this.#waiting = event.submitter ?? undefined
  }

  #go(item) {
    if (this.#waiting !== null && !item.matches(".upload--refused")) this.#form.requestSubmit(this.#waiting)
    this.#waiting = null
  }

  #act = ({ target }) => {
    const button = target.closest("[data-move], [data-remove]")
    const row = button?.closest("li")
    if (!row) return

    if (button.dataset.move === "earlier") row.previousElementSibling?.before(row)
    if (button.dataset.move === "later") row.nextElementSibling?.after(row)
    if (!button.dataset.move) return this.#remove(row, button.dataset.remove)
    button.focus()
    this.#changed("moved")
  }

  #remove(row, address) {
    const near = row.nextElementSibling ?? row.previousElementSibling ?? this.querySelector(".upload-area__picks")
    near.querySelector("button, input").focus()
    row.remove()
    if (address) takeBack(address, this.#token)
    this.#changed("gone")
  }

  #copyOf(name) {
    return this.querySelector(`template[data-${name}]`).content.firstElementChild.cloneNode(true)
  }

  #changed(what, name) {
    const say = this.querySelector("[data-say]")
    say.textContent = say.dataset[what].replace("{name}", name)
    this.dispatchEvent(new Event("input", { bubbles: true }))
  }
}

customElements.define("upload-area", UploadArea)
