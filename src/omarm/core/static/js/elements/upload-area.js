// <upload-area source="/uploads/" most="26214400"><ol>…</ol> <input type="file"> <template data-sending>…</template></upload-area>
// Sends chosen, dropped and pasted files at once, each with its progress; the rows can be moved and left out. The form
// waits for what is on its way. Without this the file fields go along with the form.
import { receiveFiles } from "receiving"
import { send, showPhoto, takeBack } from "sending"

class UploadArea extends HTMLElement {
  #sending = 0
  #waiting = null // what the form is to be sent with
  #gone = null

  connectedCallback() {
    const { signal } = (this.#gone = new AbortController())
    this.addEventListener("change", this.#choose, { signal })
    this.addEventListener("click", this.#act, { signal })
    this.#form.addEventListener("submit", this.#hold, { signal, capture: true })
    receiveFiles({ form: this.#form, area: this, take: (file) => this.#take(file), signal })
    for (const field of this.querySelectorAll("[type=file]")) this.#choose({ target: field }) // chosen before we came
  }

  disconnectedCallback() {
    this.#gone.abort()
  }

  get #form() {
    return this.closest("form")
  }

  #choose = ({ target }) => {
    if (target.type !== "file") return

    for (const file of [...target.files]) this.#take(file, target.name === "photos" ? { only_photo: "on" } : {})
    target.value = ""
  }

  async #take(file, extra) {
    const large = file.size > Number(this.getAttribute("most"))
    const row = this.querySelector("ol").appendChild(this.#copyOf(large ? "large" : "sending"))
    if (large) return

    this.#sending += 1
    row.querySelector("[data-name]").textContent = file.name
    const onprogress = (percent) => (row.querySelector("progress").value = percent)
    const answer = await send({ to: this.getAttribute("source"), file, form: this.#form, extra, onprogress })
    const item = answer ? document.importNode(answer, true) : this.#copyOf("failed")
    showPhoto(item, file)
    row.replaceWith(item)
    this.#sending -= 1
    this.#changed("done", file.name)
    if (item.matches(".upload--refused")) this.#waiting = null
    if (this.#waiting && !this.#sending) this.#form.requestSubmit(...this.#waiting)
  }

  // Until all is sent the form waits; then it goes as it was meant, unless something was refused.
  #hold = (event) => {
    if (!this.#sending) return

    event.preventDefault()
    event.stopImmediatePropagation()
    this.#waiting = event.submitter ? [event.submitter] : []
  }

  #act = ({ target }) => {
    const button = target.closest("[data-move], [data-remove]")
    const row = button?.closest("li")
    if (!row) return

    button.dataset.move ? this.#move(row, button) : this.#remove(row, button.dataset.remove)
  }

  #move(row, button) {
    button.dataset.move === "earlier" ? row.previousElementSibling?.before(row) : row.nextElementSibling?.after(row)
    row.querySelectorAll("[data-move]").forEach((one) => one.focus()) // at an end only one of them shows
    button.focus()
    this.#changed("moved")
  }

  #remove(row, address) {
    const near = row.nextElementSibling ?? row.previousElementSibling
    ;(near?.querySelector("[data-remove]") ?? this.querySelector("[type=file]")).focus()
    row.remove()
    if (address) takeBack(address, this.#form)
    this.#changed("gone")
  }

  #copyOf(name) {
    return this.querySelector(`template[data-${name}]`).content.firstElementChild.cloneNode(true)
  }

  // The draft of the form is kept anew, and who cannot see the rows hears of it.
  #changed(what, name) {
    const say = this.querySelector("[data-say]")
    say.textContent = say.dataset[what].replace("{name}", name)
    this.dispatchEvent(new Event("input", { bubbles: true }))
  }
}

customElements.define("upload-area", UploadArea)
